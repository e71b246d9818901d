"""Who can reach a service, as it was started."""

from dataclasses import dataclass

from api.auth.trust import Trust, trust_of
from api.settings import Settings
from corpus.environment import Environment


@dataclass(frozen=True)
class Reach:
    """beyond: other machines can; insecure_open: everyone is let in all the same.

    https: browsers come by it alone; public_url: what they type.
    """

    beyond: bool = False
    insecure_open: bool = False
    https: bool = False
    public_url: str = ""

    def trust(self, environment: Environment) -> Trust:
        """Returns whom a service trusts that is reached so."""
        settings = Settings.from_environment(environment)
        return trust_of(settings, environment.home, self.beyond, self.insecure_open, self.https, self.public_url)
