"""What notebook 1 computes beside the network."""
