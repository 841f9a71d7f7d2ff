import { defineConfig } from "vite";

export default defineConfig({
  base: "/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // ECharts is one lazily loaded chunk; it is the only large one.
    chunkSizeWarningLimit: 700,
  },
  server: {
    // `npm run dev` serves the page; the API is the local host of Functions/Local.
    proxy: { "/api": "http://localhost:7071" },
  },
});
