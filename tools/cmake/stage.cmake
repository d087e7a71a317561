# stage(<folder> <libraries>...)
#
# Of the files under src/<folder>:
#   x.cc       go into the static library <folder>, linked to <libraries>;
#   x_test.cc  into the test program <folder>_test;
#   x_main.cc  each become a program x.
# A folder without sources becomes an empty library.
function(stage folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/${folder}/*.cc)
  set(tests ${sources})
  set(mains ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER mains INCLUDE REGEX "_main\\.cc$")
  list(FILTER sources EXCLUDE REGEX "_(test|main)\\.cc$")
  file(GLOB_RECURSE sql CONFIGURE_DEPENDS src/${folder}/migrations/*.sql)

  if(sources)
    add_library(${folder} STATIC ${sources})
    set(scope PUBLIC)
    target_compile_definitions(${folder} PRIVATE SAYSO_VERSION="${PROJECT_VERSION}"
                               SAYSO_SOURCE_MODELS="${PROJECT_SOURCE_DIR}/models")
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
    # `make test` compiles tests for each run of theirs, so that compiling is what takes time.
    target_compile_options(${folder}_test PRIVATE -O0)
    target_precompile_headers(${folder}_test PRIVATE <gtest/gtest.h> <nlohmann/json.hpp>)
    target_link_libraries(${folder}_test PRIVATE ${folder} GTest::gtest_main GTest::gtest
                          nlohmann_json::nlohmann_json)
    target_compile_definitions(${folder}_test PRIVATE
                               SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                               SAYSO_BINARY_DIR="${CMAKE_BINARY_DIR}")
    gtest_discover_tests(${folder}_test TEST_PREFIX ${folder}: DISCOVERY_MODE PRE_TEST
                         WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                         PROPERTIES TIMEOUT 600)
  endif()
endfunction()
