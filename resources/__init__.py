"""Data, fonts and icons that ship with the program."""
