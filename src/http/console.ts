import path from 'node:path';
import { Router, static as serveStatic, type RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** Vite names built assets by their content: such a name never gets other bytes. */
const HASHED = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/;

/** The built console: files as they are, and its page for every other address a browser opens. */
export function consoleRoutes(webRoot: string): Router {
  const router = Router();
  router.use(
    serveStatic(webRoot, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (response, file) => {
        const isHashed = HASHED.test(file);
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  router.get('/{*path}', page(path.resolve(webRoot)));
  return router;
}

/** Only for what a person opens: a missing script must be missing, not a page of HTML. */
function page(root: string): RequestHandler {
  return (request, response, next) => {
    if (!request.accepts('html') || /\.[^/]*$/.test(request.path)) {
      next();
      return;
    }
    response.sendFile(
      'index.html',
      { root, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } },
      (error) => {
        if (error !== undefined) next(response.headersSent ? error : new HttpError('console-missing'));
      },
    );
  };
}
