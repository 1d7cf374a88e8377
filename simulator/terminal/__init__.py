"""The views of a call: plain lines, menus to choose from, and the live line."""
