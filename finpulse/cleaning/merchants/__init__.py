"""The texts of a transaction -> the merchant's name, by descriptors' grammar and a gazetteer of brands."""
