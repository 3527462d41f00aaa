# One image for every Python process; which one it is, the command says.
# A release without the holes that finpulse/sandbox/known_holes.py names. `make pin-images` adds the image's digest.
ARG PYTHON_IMAGE=python:3.13.18-slim

FROM ${PYTHON_IMAGE} AS packages
WORKDIR /build
# Built with OCR=on it has what reads scanned pages too, which takes 350 MB.
ARG OCR=off
COPY locks/container.lock locks/ocr.lock ./
RUN python -m venv /opt/finpulse \
 && /opt/finpulse/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r container.lock \
 && if [ "$OCR" = on ]; then \
      /opt/finpulse/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r ocr.lock; \
    fi

FROM ${PYTHON_IMAGE}
RUN groupadd --system --gid 10001 finpulse \
 && useradd --system --uid 10001 --gid finpulse --home-dir /nonexistent --shell /usr/sbin/nologin finpulse \
 && install -d -o finpulse -g finpulse /var/lib/finpulse /secrets /secrets/database /secrets/broker \
    /secrets/messages /secrets/sealing /secrets/owner /secrets/api /secrets/worker /secrets/sweeper /secrets/beat /secrets/flower \
    /secrets/metrics /secrets/grafana
COPY --from=packages /opt/finpulse /opt/finpulse
WORKDIR /srv/finpulse
COPY wsgi.py celeryconfig.py flowerconfig.py gunicorn.conf.py ./
COPY migrations migrations
COPY finpulse finpulse
COPY workers workers
# The file system is read-only where it runs, so that nothing could be compiled there.
RUN python -m compileall -q /srv/finpulse
ENV PATH=/opt/finpulse/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FINPULSE_HOME=/var/lib/finpulse \
    FINPULSE_HOST=0.0.0.0
USER finpulse
EXPOSE 8000
CMD ["gunicorn", "wsgi:app"]
