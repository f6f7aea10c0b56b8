// The one main of trailspark-tests: Catch2 2 keeps its implementation behind this macro, Catch2 3 ignores it.
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
