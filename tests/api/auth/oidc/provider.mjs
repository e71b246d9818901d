// An identity provider for tests: node provider.mjs REDIRECT_URI; prints its port. Logs anyone in by any name; the
// groups of NAME:GROUP:GROUP are those behind the name.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const port = server.address().port;
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: "chithi", client_secret: "daisy", redirect_uris: [process.argv[2]] }],
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: sub.split(":")[0].toUpperCase(), groups: sub.split(":").slice(1) }),
    }),
  });
  server.on("request", provider.callback());
  console.log(port);
});
