// SPDX-License-Identifier: Apache-2.0
module guiju/bench/peers/opa

go 1.25

require github.com/open-policy-agent/opa v1.22.3
