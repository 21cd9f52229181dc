"""Trains the weights that tell which claim an answer is about; see README.md."""
