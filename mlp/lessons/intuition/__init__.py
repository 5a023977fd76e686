"""What notebook 3 computes beside the network."""
