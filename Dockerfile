# The API alone; the database is a container of its own (docker-compose.yml).
FROM python:3.13-slim-trixie AS build

COPY requirements.service.lock /tmp/
RUN python -m venv /opt/schakel \
 && /opt/schakel/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
    -r /tmp/requirements.service.lock
COPY . /srv/schakel
RUN /opt/schakel/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation \
    -e /srv/schakel

FROM python:3.13-slim-trixie

RUN useradd --system --uid 10001 --create-home --shell /usr/sbin/nologin schakel
COPY --from=build /opt/schakel /opt/schakel
COPY --from=build /srv/schakel /srv/schakel
ENV PATH=/opt/schakel/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /srv/schakel
USER 10001
EXPOSE 8000
ENTRYPOINT ["schakel"]
CMD ["serve"]
