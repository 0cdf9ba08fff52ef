import { z } from "zod";
import { clusterSettings } from "../kubernetes/own-settings.ts";

export interface PushgatewaySettings {
  readonly pushgateway: boolean;
}

export const pushgatewaySettings = clusterSettings({
  keys: {
    pushgateway: z
      .boolean()
      .default(false)
      .meta({ description: "Whether a Pushgateway takes the metrics of jobs that end before they could be scraped" }),
  },
  resolve: (own) => ({ own, issues: [] }),
});
