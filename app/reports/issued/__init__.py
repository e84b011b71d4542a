"""Reports that were issued: frozen, listed, compared with today."""
