# stage(<folder> <libraries>...)
#
# Of the files under src/<folder>:
#   x.cc       go into the static library <folder>, linked to <libraries>;
#   x_test.cc  into the test program <folder>_test; for the thread sanitizer, which has nothing
#              else to say, only x_threads_test.cc;
#   x_main.cc  each become a program x.
# Views that are no part of the program, library and python, are built by CMakeLists.txt of their own.
# A folder without sources becomes an empty library.
function(stage folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/${folder}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/views/(library|python)/")
  set(tests ${sources})
  set(mains ${sources})
  if(SAYSO_SANITIZE STREQUAL "thread")
    list(FILTER tests INCLUDE REGEX "_threads_test\\.cc$")
  else()
    list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  endif()
  list(FILTER mains INCLUDE REGEX "_main\\.cc$")
  list(FILTER sources EXCLUDE REGEX "_(test|main)\\.cc$")
  file(GLOB_RECURSE sql CONFIGURE_DEPENDS src/${folder}/migrations/*.sql)

  if(sources)
    add_library(${folder} STATIC ${sources})
    set(scope PUBLIC)
    target_compile_definitions(${folder} PRIVATE SAYSO_VERSION="${PROJECT_VERSION}")
  else()
    add_library(${folder} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${folder} ${scope} ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${folder} ${scope} ${ARGN})
  if(sql AND sources)
    embed_sql(${folder} ${sql})
  endif()

  foreach(main IN LISTS mains)
    cmake_path(GET main STEM name)
    string(REGEX REPLACE "_main$" "" name ${name})
    add_executable(${name} ${main})
    target_link_libraries(${name} PRIVATE ${folder})
  endforeach()

  if(tests AND BUILD_TESTING)
    add_executable(${folder}_test ${tests})
    test_headers(${folder}_test)
    target_link_libraries(${folder}_test PRIVATE ${folder})
    target_compile_definitions(${folder}_test PRIVATE
                               SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                               SAYSO_BINARY_DIR="${CMAKE_BINARY_DIR}")
    gtest_discover_tests(${folder}_test TEST_PREFIX ${folder}: DISCOVERY_MODE PRE_TEST
                         WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                         PROPERTIES TIMEOUT 600)
  endif()
endfunction()

# test_headers(<target>)
#
# What test programs have in common. `make test` compiles tests for each run of theirs, so that
# compiling is what takes time: without optimisation, and with headers compiled once for all.
function(test_headers target)
  if(NOT TARGET test_headers)
    file(WRITE ${CMAKE_BINARY_DIR}/generated/test_headers.cc "")
    add_executable(test_headers EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/generated/test_headers.cc)
    target_precompile_headers(test_headers PRIVATE <gtest/gtest.h> <nlohmann/json.hpp>)
    test_options(test_headers)
  endif()
  test_options(${target})
  target_precompile_headers(${target} REUSE_FROM test_headers)
endfunction()

# The same of all, or the headers cannot be shared: so what GMime and OpenMP ask of those that use them.
function(test_options target)
  target_compile_options(${target} PRIVATE -O0)
  target_compile_definitions(${target} PRIVATE _LARGEFILE64_SOURCE)
  target_link_libraries(${target} PRIVATE GTest::gtest_main GTest::gtest
                        nlohmann_json::nlohmann_json OpenMP::OpenMP_CXX)
endfunction()
