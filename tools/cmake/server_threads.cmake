# The threads of the server for the thread sanitizer, without what answers are made of: to compile all
# of that for a test that runs for seconds would take longer than the rest of the sanitizer's run.
add_executable(server_threads_test EXCLUDE_FROM_ALL
  src/views/http/server_threads_test.cc
  src/views/http/changes.cc src/views/http/daemon.cc src/views/http/event_stream.cc
  src/views/http/kept.cc src/views/http/message.cc src/views/http/store_version.cc
  src/views/http/uploads.cc src/views/http/writer.cc
  src/alerting/alert_making.cc src/alerting/condition.cc
  src/answers/digest_json.cc src/answers/listed_json.cc)
target_link_libraries(server_threads_test PRIVATE
  record analysis documents base PkgConfig::microhttpd nlohmann_json::nlohmann_json
  GTest::gtest_main GTest::gtest Threads::Threads)
target_include_directories(server_threads_test PRIVATE src)
target_compile_definitions(server_threads_test PRIVATE
  SAYSO_SERVER_ALONE SAYSO_VERSION="${PROJECT_VERSION}" SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
gtest_discover_tests(server_threads_test TEST_PREFIX server: DISCOVERY_MODE PRE_TEST
                     WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES TIMEOUT 600)
