"""`python -m cli.health`: exit code 0 when the service of this machine is ready; for containers, which lack curl."""

import http.client
import os
import sys

SECONDS = 4.0


def is_ready(port: int) -> bool:
    """Whether /readyz says so. Any failure to ask means no."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_ready(int(os.environ.get("SCHAKEL_PORT", "8000"))) else 1)
