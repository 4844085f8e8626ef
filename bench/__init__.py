"""Benchmarks: our answer over HTTP beside the same statements by the raw driver, in one run."""
