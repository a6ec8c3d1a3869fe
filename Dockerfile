FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production

# Without the optional packages: the embedded database and the embedded mail host are for the demo.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force

COPY workflows ./workflows
COPY templates ./templates
COPY src ./src

# The folder of the parser's socket; a volume mounted here takes over its owner.
RUN mkdir -p /run/postbode && chown node:node /run/postbode

USER node
EXPOSE 8080
CMD ["node", "--max-semi-space-size=32", "--initial-old-space-size=160", "src/main.ts"]
