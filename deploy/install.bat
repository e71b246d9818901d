@echo off
rem Runs install.ps1 where scripts are not allowed to run by themselves.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
set result=%errorlevel%
rem Opened by a double click, the window would close before anybody has read what it says.
if "%~1"=="" pause
exit /b %result%
