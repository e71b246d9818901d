"""An identity provider, reached by OpenID Connect."""

from api.settings import OidcSettings


class Provider:
    """Vouches for people; asked for nothing before someone comes to log in."""

    def __init__(self, settings: OidcSettings) -> None:
        self.settings = settings
