FROM python:3.13-slim
WORKDIR /app
COPY pyproject.toml README.md ./
COPY bot bot
COPY storage storage
COPY messages messages
RUN pip install --no-cache-dir . \
 && useradd --create-home okr && mkdir /data && chown okr /data
USER okr
VOLUME /data
ENV DATABASE_URL=sqlite:////data/okr.sqlite3
CMD ["python", "-m", "bot"]
