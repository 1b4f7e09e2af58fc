"""Violence at home and by partners (家庭暴力): danger first, her own wishes, the right desk (反家庭暴力法; 妇女权益保障法 29)."""
