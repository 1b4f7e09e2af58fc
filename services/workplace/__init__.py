"Rights at work (职场权益): hiring, pregnancy and maternity, pay, protection, harassment (妇女权益保障法 23, 43, 48; 劳动争议调解仲裁法"

" 27)."
