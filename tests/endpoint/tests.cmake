# SPDX-License-Identifier: Apache-2.0
# The rest of the room is tested through the commands that ask: tests/probe/endpoint.py, tests/probe/tls.py, tests/judge/endpoint.py.
gj_test(endpoint_limiter endpoint/test_limiter.c ROOMS gj_endpoint)
