"""Made households with several accounts, of whose transfers the truth is known; measures which of them are found."""
