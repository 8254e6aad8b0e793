"""Forms to fill in away from the site: what one says, as a spreadsheet and as a PDF."""
