"""The grammars of descriptors: what a bank's line says of payee, channel and purpose, told apart by tables.

A family of banks or payment systems has a module each with its tables; `read_descriptor` reads a text by all of them.
To teach another way of writing, add its words to the family's table.
"""

from finpulse.cleaning.descriptors.descriptor import Descriptor, PaymentChannel
from finpulse.cleaning.descriptors.read import read_descriptor

__all__ = ["Descriptor", "PaymentChannel", "read_descriptor"]
