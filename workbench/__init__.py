"""The product without a screen: it never imports Qt."""
