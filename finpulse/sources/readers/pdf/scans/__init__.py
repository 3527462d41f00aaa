"""Pages that are pictures without text: found, drawn, recognised, and their text kept beside the PDF."""
