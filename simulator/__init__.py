"""
A help desk's procedures, written once and then proven, published, practised and scored.

The packages below stand in layers; each imports only from lower ones (tests/project/test_layers.py holds the table).
"""

__version__ = "0.1.0"
