"""`python -m eval.adversarial`."""

from eval.adversarial.run import main

main()
