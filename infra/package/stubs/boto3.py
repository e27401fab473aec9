"""Zappa's utilities name boto3 in annotations only; the real one is a tenth of a cold start."""

Session = object
