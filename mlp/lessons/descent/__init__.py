"""What notebook 2 computes beside the network."""
