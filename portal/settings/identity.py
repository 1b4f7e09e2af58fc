"""Who may sign in: staff only, by allauth, with a second factor."""

from portal.settings import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/accounts/start/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "portal.accounts.forms.SignInForm", "reauthenticate": "portal.accounts.forms.ConfirmByPasswordForm"}
ACCOUNT_ADAPTER = "portal.accounts.adapters.StaffAccountAdapter"
MFA_ADAPTER = "portal.accounts.adapters.SealedMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "portal.accounts.factors.ShowCodeForm",
    "reauthenticate": "portal.accounts.factors.ConfirmByCodeForm",
    "activate_totp": "portal.accounts.factors.SetUpAppForm",
    "add_webauthn": "portal.accounts.factors.AddPasskeyForm",
    "edit_webauthn": "portal.accounts.factors.RenamePasskeyForm",
    "login_webauthn": "portal.accounts.factors.PasskeyForm",
    "authenticate_webauthn": "portal.accounts.factors.ShowPasskeyForm",
    "reauthenticate_webauthn": "portal.accounts.factors.ConfirmByPasskeyForm",
}
STAFF_MFA = env.choice("STAFF_MFA", ("required", "optional"), default="required")
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 60 * 60
STAFF_IDLE_SECONDS = 30 * 60
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("ALLAUTH_TRUSTED_PROXY_COUNT", default=0)
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
