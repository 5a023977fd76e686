"""Any matplotlib figure, live in a page; knows no network."""
