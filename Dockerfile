# Vankho with native tesseract. Build: docker build -t vankho .   Run: see compose.yaml
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
# The second reader of handwritten digits (see NOTICE); the service works without it.
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3-pip \
 && node scripts/prepare-digits.ts \
 && rm -rf /var/lib/apt/lists/*
RUN node scripts/build-web.mjs && npm prune --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends tesseract-ocr=5.3.* tesseract-ocr-vie poppler-utils \
 && rm -rf /var/lib/apt/lists/*
# MALLOC_MMAP_THRESHOLD_ here and --initial-old-space-size below: see scripts/ensure.mjs.
ENV NODE_ENV=production OMP_THREAD_LIMIT=1 MALLOC_MMAP_THRESHOLD_=1048576 VANKHO_DATA_FOLDER=/data VANKHO_HTTP_PORT=8484
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/src src
COPY --from=build /app/schemas schemas
COPY --from=build /app/mappings mappings
COPY --from=build /app/samples samples
COPY NOTICE LICENSE ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8484
# The health route answers on loopback inside the container, whatever the outer address is.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.VANKHO_HTTP_PORT+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node", "--initial-old-space-size=128", "src/main.ts"]
CMD ["start"]
