# SPDX-License-Identifier: Apache-2.0
# Portfolios against reading and evaluating each record by itself.
add_executable(test_portfolio_stream portfolio/test_stream.c portfolio/write_record.c)
target_link_libraries(test_portfolio_stream PRIVATE gj_trust gj_portfolio)
add_test(NAME portfolio_stream COMMAND test_portfolio_stream --cases 30000)
add_test(NAME portfolio_stream_content COMMAND test_portfolio_stream --cases 200 --rules ${PROJECT_SOURCE_DIR}/content)
add_executable(test_portfolio_host portfolio/test_host.c)
target_link_libraries(test_portfolio_host PRIVATE gj_trust gj_api)
add_test(NAME portfolio_host COMMAND test_portfolio_host --cases 30000)
