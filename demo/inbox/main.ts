import { runProgram } from "../program.ts";
import { startInbox } from "./inbox.ts";

const optional = (text: string): string | undefined => (text === "" ? undefined : text);

await runProgram(
  "inbox",
  "receives what Alertmanager sends, as Slack, PagerDuty, Discord, Teams, a webhook and a mail server would",
  {
    port: { help: "HTTP port on 127.0.0.1", value: "port", default: "5001" },
    "smtp-port": { help: "SMTP port on 127.0.0.1", value: "port", default: "5025" },
    data: { help: "folder that messages are kept in; without it they are gone with the process", value: "text" },
    runbooks: { help: "folder of NAME.md files, served at /runbooks/NAME", value: "text" },
    title: { help: "the product's title, which is no alert's name where messages have it", value: "text" },
    "prometheus-url": { help: "where alerts' pages take rules and values from", value: "url" },
    "alertmanager-url": { help: "linked from alerts' pages", value: "url" },
  },
  async (flags) => {
    const inbox = await startInbox({
      port: Number(flags.port),
      smtpPort: Number(flags["smtp-port"]),
      dataDirectory: optional(flags.data),
      runbooksDirectory: optional(flags.runbooks),
      title: flags.title,
      prometheusUrl: optional(flags["prometheus-url"]),
      alertmanagerUrl: optional(flags["alertmanager-url"]),
    });
    return {
      listening: `inbox listens on http://127.0.0.1:${inbox.port}, SMTP on 127.0.0.1:${inbox.smtpPort}`,
      close: () => inbox.close(),
    };
  },
);
