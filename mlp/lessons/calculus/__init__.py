"""What notebook 4 computes beside the network."""
