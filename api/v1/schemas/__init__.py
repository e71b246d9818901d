"""What goes over the wire: requests and answers, as the contract has them."""
