"""The certificate authorities that AWS's services are signed by, and none of the others.

A client reads its authorities at its first connection: all that botocore knows take a seventh of
a bare function's cold start, for each service anew. These five are what AWS recommends for a
trust store of one's own (https://www.amazontrust.com/repository/).
"""

from __future__ import annotations

from pathlib import Path

import botocore

FILE = "authorities.pem"
"""In a package's root; AWS_CA_BUNDLE names it to botocore."""

WANTED = (
    "Amazon Root CA 1",
    "Amazon Root CA 2",
    "Amazon Root CA 3",
    "Amazon Root CA 4",
    "Starfield Services Root Certificate Authority - G2",
)


def amazon() -> str:
    """Their certificates, out of botocore's own file; KeyError if it lacks one."""
    known = Path(botocore.__file__).with_name("cacert.pem").read_text(encoding="utf-8")
    by_label = {}
    for block in known.split("# Label: ")[1:]:
        label, _, rest = block.partition("\n")
        begin, end = rest.index("-----BEGIN"), rest.index("-----END CERTIFICATE-----\n")
        by_label[label.strip('"')] = rest[begin:end] + "-----END CERTIFICATE-----\n"
    return "".join(by_label[label] for label in WANTED)
