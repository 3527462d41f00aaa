"""SWIFT's statement messages in text: MT940 and MT942."""
