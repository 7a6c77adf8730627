"""Builds what the window and the command line work with; nobody else puts floors together."""
