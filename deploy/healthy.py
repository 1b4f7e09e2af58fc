"""Is the web process of this container ready? Asks it like the proxy does; exit code 0 or 1."""

import os
import sys
import urllib.error
import urllib.request

request = urllib.request.Request("http://127.0.0.1:8000/readyz", headers={"Host": os.environ["ALLOWED_HOSTS"].split(",")[0]})
try:
    with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310 - our own loopback address
        sys.exit(answer.status != 200)
except urllib.error.URLError:
    sys.exit(1)
