@echo off
rem The command line of REMS Workstation, run by the Node that lies beside it.
setlocal
set NODE_OPTIONS=
set NODE_EXTRA_CA_CERTS=
"%~dp0runtime\node.exe" "%~dp0app\out\main\cli.js" %*
exit /b %errorlevel%
