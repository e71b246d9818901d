"""What no page of the service may do: the headers that all of them have, whoever opens them."""

# Nothing is loaded from elsewhere, nothing runs but the scripts of the package, and no text can become markup or a
# script: what turns strings into either is switched off in browsers that know Trusted Types.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
    " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
# Other sites are told nothing of where a person came from. The service itself must be: under `no-referrer` browsers
# send `Origin: null` with a form, so that nobody could log in or out.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
