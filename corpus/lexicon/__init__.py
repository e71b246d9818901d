"""Whose name is this, and where is this place?"""
