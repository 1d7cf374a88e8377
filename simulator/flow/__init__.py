"""Questions about a flow, pure: what can follow, paths, tables, policies (proof and monitor), coverage, diff."""
