"""What single lessons compute: landscapes, wishes, bugs, mistakes; a file for each."""
